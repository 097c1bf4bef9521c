/** What pdfkit 0.20 understands and its separate types do not know. */
declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** A parsed font serves as well as its bytes. */
    registerFont(name: string, source: import('fontkit').Font): this
  }

  interface TextOptions {
    /** Known beforehand, in points: spares pdfkit a second shaping of the text. */
    textWidth?: number
    wordCount?: number
  }

  interface PDFAttachmentOptions {
    relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified'
  }
}
