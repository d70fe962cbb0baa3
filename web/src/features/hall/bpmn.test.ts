import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { BpmnModdle, type Read } from 'bpmn-moddle'
import { describe, expect, it } from 'vitest'

/** Written by the server; BpmnFilesTests keeps the file fresh. */
const written = readFileSync(
  resolve(import.meta.dirname, '../../../../server/src/test/resources/shaopao/workflow/bpmn/written.bpmn'),
  'utf8',
)

const list = (of: Read, property: string) => (of[property] ?? []) as Read[]

describe('a written BPMN file, read as bpmn-js reads it', () => {
  it('has nothing that the reader complains of', async () => {
    const { warnings } = await new BpmnModdle().fromXML(written)
    expect(warnings).toEqual([])
  })

  it('has a place in the diagram for every element and every flow', async () => {
    const { rootElement, elementsById } = await new BpmnModdle().fromXML(written)
    const [diagram] = list(rootElement, 'diagrams')
    const drawn = list(diagram?.plane as Read, 'planeElement')
    const places = new Map(drawn.map((shape) => [(shape.bpmnElement as Read).id, shape]))
    const flow = (scope: Read): Read[] => list(scope, 'flowElements').flatMap((element) => [element, ...flow(element)])
    const process = list(rootElement, 'rootElements').find((element) => element.$type === 'bpmn:Process')
    const elements = process ? flow(process) : []
    expect(elements.length).toBeGreaterThan(30)
    for (const element of elements) {
      const place = places.get(element.id)
      expect(place, element.id).toBeDefined()
      expect(place?.$type).toBe(element.$type === 'bpmn:SequenceFlow' ? 'bpmndi:BPMNEdge' : 'bpmndi:BPMNShape')
    }
    expect(places.size).toBe(elements.length)
    for (const element of elements.filter((one) => one.$type === 'bpmn:SequenceFlow')) {
      expect(list(element.sourceRef as Read, 'outgoing'), element.id).toContain(element)
      expect(list(element.targetRef as Read, 'incoming'), element.id).toContain(element)
    }
    expect(Object.keys(elementsById).length).toBe(new Set(Object.keys(elementsById)).size)
  })
})
