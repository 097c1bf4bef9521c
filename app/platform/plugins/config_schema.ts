import { type Result, failed, ok } from '#app/platform/result'

/** One setting of a plugin: read from the environment, and over it from the encrypted settings row. */
export interface ConfigField {
  type: 'text' | 'secret' | 'url' | 'whole_number'
  /** The variable of the environment that holds it. */
  env: string
  /** Translation key of its name on the settings page. */
  label: string
  /** Taken when it is set nowhere. A function is called only then (a key file of a sandbox). */
  fallback?: string | number | (() => string)
  /** Null when it is set nowhere. */
  isOptional?: true
}

export type ConfigSchema = Record<string, ConfigField>

type Value<Field extends ConfigField> = Field['type'] extends 'whole_number' ? number : string

export type ConfigValues<Schema extends ConfigSchema> = {
  [Name in keyof Schema]: Schema[Name] extends { isOptional: true }
    ? Value<Schema[Name]> | null
    : Value<Schema[Name]>
}

export interface ConfigSources {
  environment: Record<string, string | undefined>
  /** Opened content of the settings row; wins over the environment. */
  settings: Record<string, unknown> | null
}

export interface ConfigFault {
  /** `environment` stops the boot, `settings` disables the plugin. */
  source: 'environment' | 'settings'
  /** The variable, or the name of the field in the settings row. */
  name: string
  problem: 'missing' | 'not_a_url' | 'not_a_whole_number' | 'not_text'
}

/**
 * `not_configured`: nothing is set although something is required; the plugin stays off.
 * `bad_config`: something is set wrongly, or only half of what is required.
 */
export type ConfigFailure =
  { type: 'not_configured' } | { type: 'bad_config'; faults: ConfigFault[] }

/** Reads every field and reports all faults at once; a fault never carries the value it found. */
export function readConfig<Schema extends ConfigSchema>(
  schema: ConfigSchema,
  sources: ConfigSources
): Result<ConfigValues<Schema>, ConfigFailure> {
  const values: Record<string, string | number | null> = {}
  const faults: ConfigFault[] = []
  for (const [name, field] of Object.entries(schema)) {
    const reading = readField(name, field, sources)
    if (typeof reading === 'object' && reading !== null) faults.push(reading)
    else values[name] = reading
  }
  if (faults.length === 0) return ok(values as ConfigValues<Schema>)
  return failed(
    isUntouched(schema, sources) ? { type: 'not_configured' } : { type: 'bad_config', faults }
  )
}

type Reading = string | number | null | ConfigFault

function readField(name: string, field: ConfigField, sources: ConfigSources): Reading {
  const setting = sources.settings?.[name]
  if (setting !== undefined) return parse(field, setting, 'settings', name)
  const variable = sources.environment[field.env]
  if (variable !== undefined && variable !== '')
    return parse(field, variable, 'environment', field.env)
  if (field.fallback !== undefined)
    return typeof field.fallback === 'function' ? field.fallback() : field.fallback
  if (field.isOptional) return null
  return { source: 'environment', name: field.env, problem: 'missing' }
}

function parse(
  field: ConfigField,
  value: unknown,
  source: ConfigFault['source'],
  name: string
): Reading {
  if (field.type === 'whole_number')
    return /^\d{1,12}$/.test(String(value))
      ? Number(value)
      : { source, name, problem: 'not_a_whole_number' }
  if (typeof value !== 'string') return { source, name, problem: 'not_text' }
  if (field.type === 'url' && !/^https?:\/\/[^\s]+$/.test(value))
    return { source, name, problem: 'not_a_url' }
  return value
}

function isUntouched(schema: ConfigSchema, sources: ConfigSources): boolean {
  const isSet = Object.values(schema).some((field) => sources.environment[field.env])
  return !isSet && sources.settings === null
}
