import { type CloudWatchClient, DeleteDashboardsCommand, PutDashboardCommand } from '@aws-sdk/client-cloudwatch';
import type { DashboardBody, Dashboards } from '../../ports/dashboards.ts';
import { isNamed } from '../aws-errors.ts';

/** Dashboards of CloudWatch, in the region of the client. */
export class CloudWatchDashboards implements Dashboards {
  readonly #client: CloudWatchClient;

  constructor(client: CloudWatchClient) {
    this.#client = client;
  }

  async put(name: string, draw: (region: string) => DashboardBody): Promise<void> {
    const body = draw(await this.#client.config.region());
    await this.#client.send(new PutDashboardCommand({ DashboardName: name, DashboardBody: JSON.stringify(body) }));
  }

  async remove(name: string): Promise<void> {
    try {
      await this.#client.send(new DeleteDashboardsCommand({ DashboardNames: [name] }));
    } catch (error) {
      if (!isNamed(error, 'ResourceNotFound', 'DashboardNotFoundError')) throw error;
    }
  }
}
