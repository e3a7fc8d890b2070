import { inHiddenPage } from './hidden-page'

/** Prints a page without scripts to PDF. */
export function printPdf(page: string): Promise<Uint8Array> {
  return inHiddenPage(page, {}, (contents) =>
    contents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    }),
  )
}
