package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.AccessApi;
import modelport.contract.access.Bootstrap;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.Login;
import modelport.contract.access.Me;
import modelport.contract.access.NewToken;
import modelport.contract.access.NewUser;
import modelport.contract.access.Person;
import modelport.contract.access.Session;
import modelport.contract.access.Token;
import tools.jackson.core.type.TypeReference;

/** {@link AccessApi} over HTTP. */
record HttpAccess(Http http) implements AccessApi {
    @Override
    public Session login(Login login) {
        return http.post("auth/login", login, Session.class);
    }

    @Override
    public Session bootstrap(Bootstrap bootstrap) {
        return http.post("auth/bootstrap", bootstrap, Session.class);
    }

    @Override
    public void logout() {
        http.post("auth/logout");
    }

    @Override
    public Me me() {
        return http.get("auth/me", Me.class);
    }

    @Override
    public List<Person> users() {
        return http.get("users", new TypeReference<List<Person>>() {});
    }

    @Override
    public Person addUser(NewUser user) {
        return http.post("users", user, Person.class);
    }

    @Override
    public List<Token> tokens() {
        return http.get("tokens", new TypeReference<List<Token>>() {});
    }

    @Override
    public IssuedToken issue(NewToken token) {
        return http.post("tokens", token, IssuedToken.class);
    }

    @Override
    public void revoke(UUID token) {
        http.delete("tokens/" + token);
    }
}
