import { type Component, ComponentCatalogue } from '@flowi/contracts/catalogue';

export interface ParameterTexts {
  readonly title: string;
  readonly description: string;
}

export interface ComponentTexts {
  readonly title: string;
  readonly help: string;
  /** Those that mean something else here than in other components. */
  readonly parameters?: Readonly<Record<string, ParameterTexts>>;
}

/** The kinds of nodes in another language. */
export interface CatalogueTexts {
  readonly components: Readonly<Record<string, ComponentTexts>>;
  readonly parameters: Readonly<Record<string, ParameterTexts>>;
  readonly words: Readonly<Record<string, string>>;
}

/** The texts of one parameter of a component; undefined where there are none. */
export function parameterTexts(texts: CatalogueTexts, componentId: string, name: string): ParameterTexts | undefined {
  return own(own(texts.components, componentId)?.parameters ?? {}, name) ?? own(texts.parameters, name);
}

/** The catalogue in another language; what there are no texts for, such as a team's own components, stays as it is. */
export function translateCatalogue(catalogue: ComponentCatalogue, texts: CatalogueTexts): ComponentCatalogue {
  const components = catalogue.all().map((component) => translated(component, texts));
  return new ComponentCatalogue({ schemaVersion: 1, components });
}

function translated(component: Component, texts: CatalogueTexts): Component {
  const said = own(texts.components, component.id);
  const properties = Object.fromEntries(
    Object.entries(component.parameters.properties).map(([name, schema]) => [
      name,
      { ...schema, ...parameterTexts(texts, component.id, name) },
    ]),
  );
  return {
    ...component,
    ...(said && { title: said.title, help: said.help }),
    parameters: { ...component.parameters, properties },
  };
}

/** A name such as `constructor` must not be found among what every object has. */
function own<T>(texts: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
