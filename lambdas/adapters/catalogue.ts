import { ComponentCatalogue } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };

/** The catalogue that this build was made with; it is part of the bundle. */
export const builtInCatalogue: ComponentCatalogue = ComponentCatalogue.parse(catalogueJson);
