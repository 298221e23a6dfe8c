package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.access.Bootstrap;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.Login;
import modelport.contract.access.Me;
import modelport.contract.access.NewToken;
import modelport.contract.access.NewUser;
import modelport.contract.access.Person;
import modelport.contract.access.Session;
import modelport.contract.access.Token;

/** Who is there, who am I, and which tokens open what. */
public interface AccessApi {
    Session login(Login login);

    /** Makes the first administrator and the first project. */
    Session bootstrap(Bootstrap bootstrap);

    /** Ends the session that the caller's token stands for. */
    void logout();

    Me me();

    List<Person> users();

    Person addUser(NewUser user);

    List<Token> tokens();

    IssuedToken issue(NewToken token);

    void revoke(UUID token);
}
