// Draws the forms of items with react-jsonschema-form. Which questions follow from an answer it takes from the schema; whether an
// answer is right, and which documents it calls for, the hall says, by the rules it takes applications by.
import { Validator } from '@cfworker/json-schema'
import Form from '@rjsf/core/lib/components/Form.js'
import CheckboxWidget from '@rjsf/core/lib/components/widgets/CheckboxWidget.js'
import SelectWidget from '@rjsf/core/lib/components/widgets/SelectWidget.js'
import { errorId, helpId, schemaRequiresTrueValue, toErrorSchema } from '@rjsf/utils'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** Conditions of a schema, interpreted: a validator that compiles them to code is not allowed to by the pages' security policy. */
const conditions = {
  isValid: (schema, answers) => new Validator(schema, '2020-12').validate(answers ?? {}).valid,
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
}

function Field({ id, label, required, displayLabel, rawErrors = [], rawHelp, uiSchema, schema, children }) {
  const wrong = rawErrors.length > 0
  useEffect(() => { document.getElementById(id)?.toggleAttribute('aria-invalid', false) })
  useEffect(() => { if (wrong) document.getElementById(id)?.setAttribute('aria-invalid', 'true') })
  if (schema.type === 'object') return children
  return (
    <div className={`field${wrong ? ' wrong' : ''}${uiSchema['ui:widget'] === 'textarea' ? ' wide' : ''}`}>
      {displayLabel && <label htmlFor={id}><span>{label}</span>{required && <b aria-hidden="true"> *</b>}</label>}
      {children}
      {rawHelp && <p className="hint" id={helpId(id)}>{rawHelp}</p>}
      {wrong && <p className="error" id={errorId(id)}>{rawErrors[0]}</p>}
    </div>
  )
}

/** A section; the form around the sections is only their list. */
function Section({ title, properties, fieldPathId, registry }) {
  const fields = properties.map((property) => property.content)
  if (fieldPathId.path.length === 0) return fields
  return (
    <fieldset className="panel">
      <legend className={registry.formContext.alone ? undefined : 'unseen'}>{title}</legend>
      <div className="grid">{fields}</div>
    </fieldset>
  )
}

/** Something to agree to has to be ticked; a question with yes or no does not. */
function Tick(props) {
  return <CheckboxWidget {...props} required={props.required && schemaRequiresTrueValue(props.schema)} />
}

/** Sends the chosen value itself, where react-jsonschema-form by itself sends its number in the list. */
function Choice(props) {
  return <SelectWidget {...props} options={{ ...props.options, optionValueFormat: 'realValue' }} placeholder={props.registry.formContext.choose} />
}

/** A form's schema in the words of the draft that react-jsonschema-form knows, in which "dependentSchemas" is "dependencies". */
function known(schema) {
  const sections = Object.entries(schema.properties).map(([name, section]) => [name, { ...section, dependencies: section.dependentSchemas ?? {} }])
  return { ...schema, properties: Object.fromEntries(sections) }
}

/** Messages by pointer, as react-jsonschema-form wants them. */
function errorsOf(problems) {
  return toErrorSchema(Object.entries(problems).map(([pointer, message]) => ({ property: pointer.replaceAll('/', '.'), message })))
}

function Application({ schema, ui, answers, problems, alone, choose, check }) {
  const [form] = useState(() => known(schema))
  const [filled, setFilled] = useState(answers)
  const [wrong, setWrong] = useState(problems)
  useEffect(() => check?.(new Set(Object.keys(problems)), setWrong), [])
  return (
    <Form
      tagName="div" schema={form} uiSchema={ui} validator={conditions}
      formData={filled} onChange={({ formData }) => setFilled(formData)} extraErrors={errorsOf(wrong)} omitExtraData liveOmit="onChange" noValidate showErrorList={false}
      idPrefix="form" idSeparator="-" nameGenerator={(path) => `f/${path.join('/')}`} formContext={{ alone, choose }}
      experimental_defaultFormStateBehavior={{ constAsDefaults: 'never' }}
      templates={{ FieldTemplate: Field, ObjectFieldTemplate: Section }} widgets={{ CheckboxWidget: Tick, SelectWidget: Choice }}
    >
      <></>
    </Form>
  )
}

/** Asks the hall about the answers given so far, whenever one has been given; what nobody has touched yet is not called wrong. */
function checks(form) {
  return (touched, tell) => {
    let asked = 0
    const ask = async (event) => {
      if (event.target.type === 'file') return
      touched.add(event.target.name.slice(1))
      const mine = ++asked
      const sent = new FormData(form)
      for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name)
      const reply = await fetch(form.dataset.check, { method: 'POST', body: sent, headers: { Accept: 'application/json' } }).catch(() => null)
      if (reply === null || !reply.ok || mine !== asked) return
      const { problems, documents } = await reply.json()
      tell(Object.fromEntries(Object.entries(problems).filter(([pointer]) => touched.has(pointer))))
      form.querySelectorAll('[data-document]').forEach((box) => show(box, documents.includes(box.dataset.document)))
    }
    form.addEventListener('change', ask)
    return () => form.removeEventListener('change', ask)
  }
}

function show(box, shown) {
  box.hidden = !shown
  box.querySelectorAll('input').forEach((control) => { control.disabled = !shown })
}

/** Draws the forms below an element that are not drawn yet. */
export function draw(within) {
  within.querySelectorAll('[data-form]').forEach((place) => {
    const form = place.closest('form[data-check]')
    createRoot(place).render(<Application {...JSON.parse(place.dataset.form)} choose={place.dataset.choose} check={form ? checks(form) : undefined} />)
    delete place.dataset.form
  })
}

draw(document)
