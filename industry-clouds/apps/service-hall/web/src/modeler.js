// The editor of the process. The text area is what is sent, so the page also works without this script.
import Modeler from 'bpmn-js/lib/Modeler'
import AlignElements from 'bpmn-js/lib/features/align-elements'
import DistributeElements from 'bpmn-js/lib/features/distribute-elements'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-codes.css'
import './icons.css'
import './diagram.css'

/** Without the two tools whose icons carry inline styles, which the hall's pages do not allow. */
class HallModeler extends Modeler {
  getModules() {
    return super.getModules().filter((one) => one !== AlignElements && one !== DistributeElements)
  }
}

const FLOWABLE = {
  name: 'Flowable',
  uri: 'http://flowable.org/bpmn',
  prefix: 'flowable',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Task',
      extends: ['bpmn:UserTask'],
      properties: [
        { name: 'assignee', isAttr: true, type: 'String' },
        { name: 'candidateGroups', isAttr: true, type: 'String' },
      ],
    },
  ],
}

const form = document.getElementById('process-form')
const canvasPlace = document.getElementById('process-canvas')
const panel = document.getElementById('process-panel')
const source = document.getElementById('process-source')
const fields = form.elements
let selected = null
let drawn = false

const modeler = new HallModeler({ container: canvasPlace, moddleExtensions: { flowable: FLOWABLE } })

async function draw() {
  canvasPlace.hidden = false
  try {
    await modeler.importXML(fields.xml.value)
    modeler.get('canvas').zoom('fit-viewport', 'auto')
    drawn = true
    source.open = false
  } catch {
    canvasPlace.hidden = true // no drawing in it, or no BPMN: it can still be written
    drawn = false
  }
}

async function write() {
  if (drawn) fields.xml.value = (await modeler.saveXML({ format: true })).xml
}

/** The panel shows the one element that is selected. */
function show(element) {
  selected = element && element.type !== 'bpmn:Process' && element.type !== 'label' ? element : null
  panel.hidden = !selected
  if (!selected) return
  const object = selected.businessObject
  panel.querySelectorAll('[data-for]').forEach((part) => (part.hidden = part.dataset.for !== selected.type))
  fields.elementId.value = object.id
  fields.elementName.value = object.name ?? ''
  fields.elementCondition.value = object.conditionExpression?.body ?? ''
  fields.elementSupervisors.checked = object.candidateGroups === 'supervisors'
}

function change(properties) {
  if (selected) modeler.get('modeling').updateProperties(selected, properties)
}

fields.elementId.addEventListener('change', () => {
  if (fields.elementId.checkValidity() && /^[A-Za-z_][\w.-]*$/.test(fields.elementId.value)) change({ id: fields.elementId.value })
  else if (selected) fields.elementId.value = selected.businessObject.id
})
fields.elementName.addEventListener('change', () => change({ name: fields.elementName.value }))
fields.elementCondition.addEventListener('change', () => {
  const body = fields.elementCondition.value.trim()
  change({ conditionExpression: body ? modeler.get('moddle').create('bpmn:FormalExpression', { body }) : undefined })
})
fields.elementSupervisors.addEventListener('change', () =>
  change({ 'flowable:candidateGroups': fields.elementSupervisors.checked ? 'supervisors' : undefined }),
)

modeler.on('selection.changed', ({ newSelection }) => show(newSelection.length === 1 ? newSelection[0] : null))
modeler.on('commandStack.changed', write)
fields.xml.addEventListener('change', draw)
form.addEventListener('submit', async (event) => {
  if (!drawn) return
  event.preventDefault() // the drawing is written out first
  await write()
  form.submit() // and not requestSubmit, which does nothing while its own event is still on its way
})
// Enter in the panel keeps the change and does not publish.
panel.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    event.preventDefault()
    event.target.dispatchEvent(new Event('change'))
  }
})

draw()
