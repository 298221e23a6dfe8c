package modelport.ui.fakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.AccessApi;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Bootstrap;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.IssuedToken;
import modelport.contract.access.Login;
import modelport.contract.access.Me;
import modelport.contract.access.Membership;
import modelport.contract.access.NewToken;
import modelport.contract.access.NewUser;
import modelport.contract.access.Person;
import modelport.contract.access.Role;
import modelport.contract.access.Session;
import modelport.contract.access.Token;
import modelport.contract.access.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * People in memory: ada is an administrator, jun contributes, rosa approves, olga deploys, vera may only look; the
 * password of all is {@link #PASSWORD}.
 */
public final class FakeAccess {
    public static final String PASSWORD = "a long password";
    public static final String SECRET = "mp_bootstrap_1_secret";

    private static final Slug PROJECT = new Slug("storefront");

    private final Map<String, Me> people = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private boolean bootstrapped;

    FakeAccess() {
        people.put("ada", me("ada", "Ada", InstanceRole.ADMIN, Role.ADMIN));
        people.put("vera", me("vera", "Vera", InstanceRole.MEMBER, Role.VIEWER));
        people.put("jun", me("jun", "Jun", InstanceRole.MEMBER, Role.CONTRIBUTOR));
        people.put("rosa", me("rosa", "Rosa", InstanceRole.MEMBER, Role.APPROVER));
        people.put("olga", me("olga", "Olga", InstanceRole.MEMBER, Role.DEPLOYER));
    }

    private static Me me(String username, String name, InstanceRole role, Role... roles) {
        return new Me(new Person(username, name, role), List.of(new Membership(PROJECT, "Storefront", List.of(roles))));
    }

    /** Puts somebody into further projects. */
    public void join(String username, Slug project, String title) {
        people.computeIfPresent(username, (_, me) -> {
            var projects = new ArrayList<>(me.projects());
            projects.add(new Membership(project, title, List.of(Role.CONTRIBUTOR)));
            return new Me(me.person(), projects);
        });
    }

    /** Takes somebody out of all projects. */
    public void leave(String username) {
        people.computeIfPresent(username, (_, me) -> new Me(me.person(), List.of()));
    }

    public int sessions() {
        return sessions.size();
    }

    /** A session of somebody who signed in before. */
    public String sessionOf(String username) {
        String token = "mp_session_" + UUID.randomUUID();
        sessions.put(token, username);
        return token;
    }

    public void endAllSessions() {
        sessions.clear();
    }

    List<Me> everybody() {
        return people.values().stream()
                .sorted(Comparator.comparing(me -> me.person().username()))
                .toList();
    }

    /** Somebody by name. */
    Me named(String username) {
        Me me = people.get(username);
        if (me == null) {
            throw new IllegalStateException(username);
        }
        return me;
    }

    Me whoever(@Nullable String token) {
        String username = token == null ? null : sessions.get(token);
        if (username == null) {
            throw new ProblemException(new Problem.NotSignedIn(Message.of("not-signed-in")));
        }
        return named(username);
    }

    AccessApi as(@Nullable String token) {
        return new AccessApi() {
            @Override
            public Session login(Login login) {
                if (!people.containsKey(login.username()) || !login.password().equals(PASSWORD)) {
                    throw new ProblemException(new Problem.NotSignedIn(Message.of("access.wrong-password")));
                }
                return session(login.username());
            }

            @Override
            public Session bootstrap(Bootstrap bootstrap) {
                if (bootstrapped || !bootstrap.secret().equals(SECRET)) {
                    throw new ProblemException(new Problem.NotSignedIn(Message.of("access.bootstrap-used")));
                }
                bootstrapped = true;
                people.put(
                        bootstrap.username(),
                        FakeAccess.me(bootstrap.username(), bootstrap.username(), InstanceRole.ADMIN, Role.ADMIN));
                return session(bootstrap.username());
            }

            @Override
            public void logout() {
                if (token != null) {
                    sessions.remove(token);
                }
            }

            @Override
            public Me me() {
                return whoever(token);
            }

            @Override
            public List<Person> users() {
                return people.values().stream().map(Me::person).toList();
            }

            @Override
            public Person addUser(NewUser user) {
                throw new UnsupportedOperationException("the dashboard does not ask for it");
            }

            @Override
            public List<Token> tokens() {
                return List.copyOf(tokens);
            }

            @Override
            public IssuedToken issue(NewToken wanted) {
                var days = wanted.expiresInDays() == null ? 90 : wanted.expiresInDays();
                var made = new Token(
                        UUID.randomUUID(),
                        TokenKind.API,
                        wanted.title(),
                        wanted.project(),
                        FakeModelport.now(),
                        FakeModelport.now().plus(Duration.ofDays(days)),
                        null);
                tokens.add(made);
                return new IssuedToken(
                        made, "mp_api_0192f3_" + made.id().toString().replace("-", ""));
            }

            @Override
            public void revoke(UUID id) {
                tokens.removeIf(each -> each.id().equals(id));
            }
        };
    }

    private Session session(String username) {
        return new Session(sessionOf(username), FakeModelport.now().plus(Duration.ofHours(8)));
    }
}
