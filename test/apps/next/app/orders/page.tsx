import { OrderCount } from './order-count';

export default function Orders() {
  return (
    <xano-auth-guard redirect-to="/login">
      <h1>Orders</h1>
      <OrderCount />
    </xano-auth-guard>
  );
}
