/** The two files by which a CUPS keeps to one folder: whoever reaches its socket may do everything there. */
export function configuration(folder: string): { daemon: string; files: string } {
  return {
    daemon: `
LogLevel info
Listen ${folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
IdleExitTimeout 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`,
    files: `
ServerRoot ${folder}
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
ServerBin ${folder}/bin
DataDir /usr/share/cups
AccessLog ${folder}/log/access_log
ErrorLog ${folder}/log/error_log
PageLog ${folder}/log/page_log
`,
  }
}
