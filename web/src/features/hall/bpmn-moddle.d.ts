/** The little that the test of written BPMN files needs of the reader that bpmn-js itself uses. */
declare module 'bpmn-moddle' {
  export interface Read {
    $type: string
    id?: string
    [property: string]: unknown
  }

  export class BpmnModdle {
    fromXML(
      xml: string,
    ): Promise<{ rootElement: Read; warnings: { message: string }[]; elementsById: Record<string, Read> }>
  }
}
