/** The order with a card moved: by so many visible places, or to the place of another card. */
export function moved<C extends string>(order: C[], hidden: ReadonlySet<C>, card: C, to: number | C): C[] {
  const visible = order.filter((one) => !hidden.has(one) || one === card)
  const from = visible.indexOf(card)
  const wanted = typeof to === 'number' ? from + to : visible.indexOf(to)
  if (from < 0 || wanted < 0 || wanted >= visible.length || wanted === from) return order
  const target = visible[wanted] as C
  const left = order.filter((one) => one !== card)
  left.splice(left.indexOf(target) + (wanted > from ? 1 : 0), 0, card)
  return left
}
