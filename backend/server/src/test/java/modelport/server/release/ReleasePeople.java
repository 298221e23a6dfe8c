package modelport.server.release;

import static modelport.server.TestPeople.LAB;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewUser;
import modelport.contract.access.Role;
import modelport.contract.access.TokenKind;
import modelport.server.TestPeople;
import modelport.server.access.Accounts;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import org.hibernate.Session;

/**
 * Those who have a say in the lab's releases: rita asks for them, amy, ann and sam decide, dan deploys. Versions are
 * max's.
 */
@Singleton
public final class ReleasePeople {
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, Role> ROLES = Map.of(
            "rita", Role.CONTRIBUTOR,
            "amy", Role.APPROVER,
            "ann", Role.APPROVER,
            "sam", Role.APPROVER,
            "dan", Role.DEPLOYER);

    private final TestPeople people;
    private final Accounts accounts;
    private final Sql sql;
    private final TransactionOperations<Session> transactions;

    ReleasePeople(TestPeople people, Accounts accounts, Sql sql, TransactionOperations<Session> transactions) {
        this.people = people;
        this.accounts = accounts;
        this.sql = sql;
        this.transactions = transactions;
        ROLES.forEach((name, role) -> add(name, List.of(role)));
    }

    /** A further person with these roles in the lab. */
    public void add(String name, List<Role> roles) {
        accounts.create(Audit.Actor.SYSTEM, new NewUser(name, null, PASSWORD, InstanceRole.MEMBER));
        people.signedIn("ada").projects().setMember(LAB, new MemberRoles(name, roles));
    }

    /** So many approvers. */
    public List<String> approvers(int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add("approver-" + i);
            add("approver-" + i, List.of(Role.APPROVER));
        }
        return names;
    }

    public ModelportClient as(String name) {
        return people.signedIn(name);
    }

    /** A session of the person. */
    public String token(String name) {
        return people.token(name);
    }

    public URI address() {
        return people.address();
    }

    /** The person as use cases know callers. */
    public Caller caller(String name) {
        return transactions.executeRead(_ -> sql.first(
                        "select id, instance_role from app_user where username = ?",
                        row -> new Caller(
                                row.uuid("id"),
                                name,
                                row.constant("instance_role", InstanceRole.class),
                                row.uuid("id"),
                                TokenKind.SESSION,
                                Optional.empty(),
                                Optional.empty()),
                        name)
                .orElseThrow());
    }

    /** Says about a version what people should know. */
    public void describe(Slug model, int version, String card) {
        transactions.executeWrite(_ -> sql.update(
                "update model_version v set card = ? from model m where m.id = v.model_id and m.name = ? and v.number = ?",
                card,
                model.value(),
                version));
    }
}
