export default function Account() {
  return (
    <xano-auth-guard redirect-to="/login">
      <h1>Account</h1>
      <p id="hello">
        Hello <xano-user field="name" />
      </p>
      <xano-auth-guard roles="admin">
        <p id="admin">For administrators</p>
      </xano-auth-guard>
      <xano-logout-button redirect-to="/" />
    </xano-auth-guard>
  );
}
