/** How a card is drawn: colours of the look, no motion, names that are cut when they are long. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Card } from './figures'

const NAME_WIDTH = 120

export function optionOf(card: Card, colour: (name: string) => string, hours: string, font: string): EChartsCoreOption {
  const ink = colour('--quiet')
  const line = colour('--line')
  const names = {
    type: 'category',
    data: card.names,
    axisLabel: { color: ink, width: NAME_WIDTH, overflow: 'truncate', hideOverlap: true },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    ...(card.kind === 'bars' ? { inverse: true } : {}),
  }
  const values = {
    type: 'value',
    minInterval: card.unit === 'hours' ? 0 : 1,
    axisLabel: { color: ink, ...(card.unit === 'hours' ? { formatter: `{value} ${hours}` } : {}) },
    splitLine: { lineStyle: { color: line } },
  }
  return {
    animation: false,
    color: [colour('--brand'), colour('--chart-second')],
    textStyle: { fontFamily: font },
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, textStyle: { color: ink } },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('--paper'),
      borderColor: line,
      textStyle: { color: colour('--ink') },
    },
    xAxis: card.kind === 'bars' ? values : names,
    yAxis: card.kind === 'bars' ? names : values,
    series: card.series.map((one) => ({
      name: one.name,
      data: one.values,
      type: card.kind === 'lines' ? 'line' : 'bar',
      barMaxWidth: 24,
      symbolSize: 6,
    })),
  }
}
