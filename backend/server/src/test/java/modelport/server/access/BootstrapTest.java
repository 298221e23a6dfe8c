package modelport.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import modelport.client.ModelportClient;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Bootstrap;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.Me;
import modelport.contract.access.Membership;
import modelport.contract.access.Person;
import modelport.contract.access.Session;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class BootstrapTest {
    @Inject
    EmbeddedServer server;

    @Inject
    FirstAdministrator first;

    @Test
    void the_one_time_secret_makes_the_first_administrator_and_project_once() {
        var anybody = ModelportClient.at(server.getURI(), null).access();
        String secret = first.secret().orElseThrow();
        var guess = new Bootstrap("mp_bootstrap_guess", "eve", "a long enough password");
        var right = new Bootstrap(secret, "ada", "a long enough password");

        assertThat(catchThrowableOfType(ProblemException.class, () -> anybody.bootstrap(guess))
                        .problem())
                .isInstanceOf(Problem.NotSignedIn.class);

        Session session = anybody.bootstrap(right);

        Me me = ModelportClient.at(server.getURI(), session.token()).access().me();
        assertThat(me.person()).isEqualTo(new Person("ada", "ada", InstanceRole.ADMIN));
        assertThat(me.projects()).extracting(Membership::project).containsExactly(new Slug("default"));
        assertThat(first.secret()).isEmpty();
        assertThat(catchThrowableOfType(ProblemException.class, () -> anybody.bootstrap(right))
                        .problem())
                .isInstanceOf(Problem.NotSignedIn.class);
    }
}
