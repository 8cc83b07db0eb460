// The map. There is no server for pictures of streets: the timetable's own ways and stops are the ground it is drawn on.
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'

const STOPS_FROM_ZOOM = 14
const SEVERITY = { INFO: '#1858a8', WARNING: '#b86e00', SEVERE: '#b3202a' }
const box = document.getElementById('map')

const node = (tag, text) => Object.assign(document.createElement(tag), { textContent: text })
const english = document.documentElement.lang === 'en'
const said = (text) => (english && text.en) || text.zh

const popup = (...parts) => {
  const content = document.createElement('div')
  content.append(...parts.filter(Boolean))
  return content
}

const get = async (path) => {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

/** Lines and stops; stops only where there is room for them. */
const ground = (map, network, pale) => {
  const lines = L.featureGroup()
  for (const route of network.routes) {
    for (const way of route.ways) {
      const line = L.polyline(way, { color: `#${route.color}`, weight: pale ? 2 : 3, opacity: pale ? 0.35 : 0.8, interactive: !pale })
      if (!pale) line.bindTooltip(node('span', route.label), { sticky: true })
      lines.addLayer(line)
    }
  }
  lines.addTo(map)
  const stops = L.layerGroup()
  for (const stop of network.stops) {
    const link = Object.assign(node('a', stop.name), { href: `/stops/${encodeURIComponent(stop.id)}` })
    stops.addLayer(L.circleMarker(stop.at, { radius: 4, weight: 1, color: '#333', fillColor: '#fff', fillOpacity: 1 }).bindPopup(popup(link)))
  }
  const show = () => (map.getZoom() >= STOPS_FROM_ZOOM ? stops.addTo(map) : stops.remove())
  map.on('zoomend', show)
  return { lines, show, places: network.stops.map((stop) => stop.at) }
}

const drawEvents = (map, events) => {
  for (const event of events) {
    const style = { color: SEVERITY[event.severity], weight: 6, fillOpacity: 0.8, radius: 9 }
    const layer = event.points.length > 1 ? L.polyline(event.points, style) : L.circleMarker(event.points[0], style)
    const text = said(event.text)
    layer.bindPopup(popup(node('strong', said(event.title)), text && node('p', text))).addTo(map)
  }
}

const drawJourney = (map, layer, legs) => {
  layer.clearLayers()
  for (const leg of legs) {
    if (leg.points.length < 2) continue
    const style = leg.color ? { color: `#${leg.color}`, weight: 6 } : { color: '#666', weight: 4, dashArray: '4 8' }
    layer.addLayer(L.polyline(leg.points, style))
    for (const end of [leg.points[0], leg.points.at(-1)]) {
      layer.addLayer(L.circleMarker(end, { radius: 5, weight: 2, color: '#222', fillColor: '#fff', fillOpacity: 1 }))
    }
  }
  if (layer.getBounds().isValid()) map.fitBounds(layer.getBounds(), { padding: [24, 24] })
}

/** The form of an event: a click on the map is a point more, and what is written is drawn. */
const pick = (map, field) => {
  const layer = L.featureGroup().addTo(map)
  const draw = () => {
    layer.clearLayers()
    const points = field.value.split(/[\n;]+/).map((line) => line.split(/[,，]/).map(Number)).filter((p) => p.length === 2 && p.every(Number.isFinite))
    if (points.length > 1) layer.addLayer(L.polyline(points, { color: SEVERITY.SEVERE, weight: 6 }))
    points.forEach((point) => layer.addLayer(L.circleMarker(point, { radius: 7, color: SEVERITY.SEVERE })))
    return layer.getBounds()
  }
  map.on('click', (event) => {
    const point = `${event.latlng.lat.toFixed(6)},${event.latlng.lng.toFixed(6)}`
    field.value = field.value.trim() ? `${field.value.trim()}\n${point}` : point
    draw()
  })
  field.addEventListener('input', draw)
  const bounds = draw()
  if (bounds.isValid()) map.fitBounds(bounds.pad(0.5), { maxZoom: 15 })
}

const start = async () => {
  const map = L.map(box, { preferCanvas: true, attributionControl: false, zoomSnap: 0.5 })
  const network = await get('/api/map')
  const kind = box.dataset.kind
  const drawn = ground(map, network, kind !== 'network')
  const all = drawn.lines.getLayers().length ? drawn.lines.getBounds() : L.latLngBounds(drawn.places)
  if (all.isValid()) map.fitBounds(all)
  else map.setView([30, 110], 4)
  drawn.show()
  if (kind === 'network') drawEvents(map, (await get('/api/events')).events)
  if (kind === 'pick') pick(map, document.getElementById(box.dataset.field))
  if (kind === 'journey') {
    const layer = L.featureGroup().addTo(map)
    const journeys = [...document.querySelectorAll('details[data-legs]')]
    const draw = (journey) => drawJourney(map, layer, JSON.parse(journey.dataset.legs))
    journeys.forEach((journey) => journey.addEventListener('toggle', () => journey.open && draw(journey)))
    if (journeys[0]) draw(journeys.find((journey) => journey.open) ?? journeys[0])
  }
}

start().catch((failure) => box.append(node('p', failure.message)))
