/** The status page, in the form that Atlassian Statuspage serves. It takes no token. */
import { json } from '../errors.ts';
import type { Answer } from '../errors.ts';
import type { Incoming } from '../call.ts';

export function statusSummary({ world, url }: Incoming): Answer {
  const { indicator, description, incidents } = world.statusPage;
  const isUp = indicator === 'none';
  return json(200, {
    page: { id: 'simulator', name: 'Box (simulated)', url, time_zone: 'Etc/UTC', updated_at: '2026-11-02T16:05:11Z' },
    status: { indicator, description },
    components: ['API', 'Uploads', 'Login/SSO'].map((name, index) => ({ id: `component-${index}`, name, status: isUp ? 'operational' : 'major_outage' })),
    incidents: incidents.map((one) => ({ ...one, impact: indicator, shortlink: `${url}/incidents/${one.id}`, created_at: '2026-11-02T16:05:11Z' })),
    scheduled_maintenances: [],
  });
}
