export default function OwnForm() {
  return (
    <>
      <h1>Own form</h1>
      <xano-sign-in-form redirect-to="/account">
        <form method="dialog">
          <label>
            E-mail <input name="email" type="email" autoComplete="username" required />
          </label>
          <label>
            Password <input name="password" type="password" autoComplete="current-password" required />
          </label>
          <button>Go</button>
        </form>
      </xano-sign-in-form>
    </>
  );
}
