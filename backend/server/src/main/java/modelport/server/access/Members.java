package modelport.server.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.access.Member;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;

/** Says who may do what in a project. */
@Singleton
public class Members {
    private final Sql sql;
    private final Audit audit;

    Members(Sql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** Everybody in the project, in the order of their names. */
    @ReadOnly
    public List<Member> list(ProjectRef project) {
        return sql.query(
                "select u.username, u.display_name, string_agg(m.role, ',' order by m.role) as roles from member m "
                        + "join app_user u on u.id = m.user_id where m.project_id = ? "
                        + "group by u.username, u.display_name order by u.username",
                row -> new Member(
                        row.text("username"),
                        row.text("display_name"),
                        Arrays.stream(row.text("roles").split(","))
                                .map(Role::valueOf)
                                .toList()),
                project.id());
    }

    /** Gives somebody exactly these roles in the project. */
    @Transactional
    public Member set(Caller caller, ProjectRef project, MemberRoles change) {
        if (change.roles().isEmpty()) {
            throw new ProblemException(Problem.Invalid.field("roles", "access.no-roles"));
        }
        UUID user = user(change.username());
        requireAdministratorLeft(project, user, change.roles());
        set(project.id(), user, Set.copyOf(change.roles()));
        audit.record(
                caller.actor(),
                project.id(),
                "member.set",
                Map.of("user", change.username()),
                new Audit.Change(null, change.roles()));
        return list(project).stream()
                .filter(member -> member.username().equals(change.username()))
                .findFirst()
                .orElseThrow();
    }

    /** Takes somebody out of the project. */
    @Transactional
    public void remove(Caller caller, ProjectRef project, String username) {
        UUID user = user(username);
        requireAdministratorLeft(project, user, List.of());
        int removed = sql.update("delete from member where project_id = ? and user_id = ?", project.id(), user);
        if (removed == 0) {
            throw new ProblemException(new Problem.NotFound("member", username));
        }
        audit.record(caller.actor(), project.id(), "member.removed", Map.of("user", username));
    }

    /** What everybody in the project is, by username. */
    @ReadOnly
    public Map<String, Set<Role>> roles(UUID project) {
        return sql
                .query(
                        "select u.username, m.role from member m join app_user u on u.id = m.user_id where m.project_id = ?",
                        row -> Map.entry(row.text("username"), row.constant("role", Role.class)),
                        project)
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableSet())));
    }

    /** Usernames of the members who may do that in the project. */
    @ReadOnly
    public Set<String> holding(UUID project, Right right) {
        return roles(project).entrySet().stream()
                .filter(member -> Right.of(member.getValue()).contains(right))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    void set(UUID project, UUID user, Set<Role> roles) {
        sql.update("delete from member where project_id = ? and user_id = ?", project, user);
        roles.forEach(role ->
                sql.update("insert into member (project_id, user_id, role) values (?, ?, ?)", project, user, role));
    }

    List<Role> rolesOf(UUID project, UUID user) {
        return sql.query(
                "select role from member where project_id = ? and user_id = ? order by role",
                row -> row.constant("role", Role.class),
                project,
                user);
    }

    Map<UUID, Set<Role>> rolesOf(UUID user) {
        return sql
                .query(
                        "select project_id, role from member where user_id = ?",
                        row -> Map.entry(row.uuid("project_id"), row.constant("role", Role.class)),
                        user)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }

    List<UUID> projectsOf(UUID user) {
        return sql.query(
                "select distinct project_id from member where user_id = ?", row -> row.uuid("project_id"), user);
    }

    /** A project without an administrator could be helped only from outside. */
    private void requireAdministratorLeft(ProjectRef project, UUID user, List<Role> roles) {
        // Locked, so that two administrators cannot remove each other at once.
        sql.query("select id from project where id = ? for update", row -> row.uuid("id"), project.id());
        boolean other = sql.first(
                        "select 1 as one from member where project_id = ? and role = 'ADMIN' and user_id <> ? limit 1",
                        row -> row.integer("one"),
                        project.id(),
                        user)
                .isPresent();
        if (!other && !roles.contains(Role.ADMIN)) {
            throw new ProblemException(new Problem.Conflict(Message.of("access.last-administrator")));
        }
    }

    private UUID user(String username) {
        return sql.first("select id from app_user where username = ?", row -> row.uuid("id"), username)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("user", username)));
    }
}
