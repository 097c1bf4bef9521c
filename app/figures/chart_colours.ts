/** What a chart needs to stand on a card of either theme. The colours are those of `public/css/tokens.css`. */
export const CHART_COLOURS = {
  light: {
    text: '#586372',
    line: '#dde2e8',
    series: ['#1c5aa6', '#7d4600', '#b42a24', '#13603a', '#573a99'],
  },
  dark: {
    text: '#a3aebb',
    line: '#2d3743',
    series: ['#5b9be8', '#f0c481', '#ef7f78', '#95d9b0', '#ccbcf5'],
  },
} as const

export type ChartTheme = keyof typeof CHART_COLOURS
