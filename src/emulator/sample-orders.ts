// Sample endpoints of a project, to have something to protect: orders, a report for admins, a public health check.
import type { Backend, EndpointRequest } from './emulated-backend.js';
import { refusals } from './xano-refusals.js';
import { optionalText, requireText } from './request-inputs.js';
import type { Json, OrderRow } from './tables.js';

/** `GET /orders[?status[]=paid&status[]=open]`: the caller's own. */
export async function listOrders({ tables, requireUser }: Backend, call: EndpointRequest): Promise<Json> {
  const user = await requireUser(call);
  const wanted = [call.inputs.status ?? []].flat();
  const rows = await tables.find('orders', { user_id: user.id });
  return rows.filter((order) => wanted.length === 0 || wanted.includes(order.status)).map(publicOrder);
}

/** `POST /orders { title, amount? }` */
export async function addOrder(
  { tables, requireUser, settings }: Backend,
  call: EndpointRequest,
): Promise<Json> {
  const user = await requireUser(call);
  const order = await tables.insert('orders', {
    data_source: user.data_source,
    user_id: user.id,
    created_at: settings.clock.now(),
    title: requireText(call.inputs, 'title'),
    amount: Math.round(Number(optionalText(call.inputs, 'amount'))) || 0,
    status: 'open',
  });
  return publicOrder(order);
}

/** `GET /admin/report`: for the role `admin`. */
export async function adminReport({ tables, requireUser }: Backend, call: EndpointRequest): Promise<Json> {
  const user = await requireUser(call);
  if (user.role !== 'admin') throw refusals.roleMissing();
  const users = await tables.find('users', { data_source: user.data_source });
  const orders = await tables.find('orders', { data_source: user.data_source });
  const revenue = orders.reduce((sum, order) => sum + order.amount, 0);
  return { users: users.length, orders: orders.length, revenue };
}

/**
 * `GET /customers`: a mistake for the leak check to find. It answers names and e-mails without a token. One customer
 * is always there, so that the list is never empty.
 */
export async function listCustomers({ tables, settings }: Backend, call: EndpointRequest): Promise<Json> {
  const users = await tables.find('users', { data_source: call.dataSource });
  const sample = { id: 0, name: 'Grace Hopper', email: 'grace@example.com', phone: '+1 202 555 0143' };
  const customers = users.map(({ id, name, email, created_at }) => ({ id, name, email, created_at }));
  return [{ ...sample, created_at: settings.clock.now() }, ...customers];
}

/** `GET /health`: public. */
export async function health({ settings }: Backend): Promise<Json> {
  return { status: 'ok', time: settings.clock.now() };
}

function publicOrder({ id, created_at, title, amount, status }: OrderRow): Json {
  return { id, created_at, title, amount, status };
}
