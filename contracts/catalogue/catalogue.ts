import * as z from 'zod';
import { type Catalogue, type Component, catalogueSchema, type MetricFacts } from './component.schema.ts';

/** The catalogue with look-ups by id; built once from `catalogue.json`. */
export class ComponentCatalogue {
  readonly #byId: ReadonlyMap<string, Component>;
  readonly #validators = new Map<string, z.ZodType>();

  constructor(catalogue: Catalogue) {
    this.#byId = new Map(catalogue.components.map((component) => [component.id, component]));
  }

  /** @throws ZodError when the JSON is not a catalogue */
  static parse(json: unknown): ComponentCatalogue {
    return new ComponentCatalogue(catalogueSchema.parse(json));
  }

  get(id: string): Component | undefined {
    return this.#byId.get(id);
  }

  all(): readonly Component[] {
    return [...this.#byId.values()];
  }

  /** Facts of the metric called `name` (`accuracy` for `metrics.accuracy`). */
  metric(name: string): MetricFacts | undefined {
    return this.all().find((component) => component.metric?.name === name)?.metric;
  }

  /** Validator of one parameter of a component; undefined for a name the component does not have. */
  parameterValidator(component: Component, parameter: string): z.ZodType | undefined {
    // A parameter called like something of Object.prototype must not be found there.
    const schema = Object.hasOwn(component.parameters.properties, parameter)
      ? component.parameters.properties[parameter]
      : undefined;
    if (schema === undefined) return undefined;
    const key = `${component.id}/${parameter}`;
    const known = this.#validators.get(key) ?? z.fromJSONSchema(schema);
    this.#validators.set(key, known);
    return known;
  }
}
