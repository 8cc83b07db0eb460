// Where a case is in its process: the diagram of the version it runs on, with what it passed and where it stands.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './diagram.css'

async function show(place) {
  const { bpmn, at, passed } = place.dataset
  const answer = await fetch(bpmn, { credentials: 'same-origin' })
  if (!answer.ok) return
  place.hidden = false
  const viewer = new NavigatedViewer({ container: place })
  try {
    await viewer.importXML(await answer.text())
  } catch {
    place.hidden = true // a version without a drawing; the page says in words where the case is
    return
  }
  const canvas = viewer.get('canvas')
  const known = viewer.get('elementRegistry')
  canvas.zoom('fit-viewport', 'auto')
  passed.split(' ').filter((id) => known.get(id)).forEach((id) => canvas.addMarker(id, 'passed'))
  if (known.get(at)) canvas.addMarker(at, 'at')
}

document.querySelectorAll('[data-bpmn]').forEach(show)
