export declare function bundleProgram(
  name: string,
  copy: string,
  options?: { inline?: boolean },
): Promise<string>
