export default function SignUp() {
  return (
    <>
      <h1>Sign up</h1>
      <xano-sign-up-form redirect-to="/account">
        <label slot="fields">
          <input type="checkbox" name="terms" required /> I accept the terms
        </label>
      </xano-sign-up-form>
    </>
  );
}
