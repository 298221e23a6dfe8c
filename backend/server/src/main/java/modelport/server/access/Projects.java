package modelport.server.access;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.NewProject;
import modelport.contract.access.Project;
import modelport.contract.access.Role;
import modelport.server.access.internal.ProjectEntities;
import modelport.server.access.internal.ProjectEntity;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;

/** Makes projects, says who belongs to them, and lets callers in. */
@Singleton
public class Projects {
    private final ProjectEntities projects;
    private final Members members;
    private final List<NewProjectHook> hooks;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Projects(ProjectEntities projects, Members members, List<NewProjectHook> hooks, Audit audit, Ids ids, Clock clock) {
        this.projects = projects;
        this.members = members;
        this.hooks = List.copyOf(hooks);
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets the caller in. A project that is not the caller's is not found, so that nobody learns what exists.
     *
     * @throws ProblemException NotFound for foreigners, Forbidden for members without the right
     */
    @ReadOnly
    public ProjectRef require(Caller caller, Slug project, Right right) {
        ProjectRef found = projects.findByName(project.value())
                .map(entity -> new ProjectRef(entity.getId(), project))
                .orElseThrow(() -> notFound(project));
        requireRight(caller, found, right, () -> notFound(project));
        return found;
    }

    /** Lets the caller in to what belongs to the project of that id; {@code absent} is what foreigners hear. */
    @ReadOnly
    public ProjectRef require(Caller caller, UUID project, Right right, Problem absent) {
        ProjectRef found = nameOf(project)
                .map(name -> new ProjectRef(project, name))
                .orElseThrow(() -> new ProblemException(absent));
        requireRight(caller, found, right, () -> new ProblemException(absent));
        return found;
    }

    /** Whether the caller may do that in the project. */
    @ReadOnly
    public boolean may(Caller caller, UUID project, Right right) {
        return rights(caller, project).contains(right);
    }

    /** What the caller is in the project; the installation's administrators are everywhere what a project's are. */
    @ReadOnly
    public Set<Role> roles(Caller caller, UUID project) {
        if (!isOpen(caller, project)) {
            return Set.of();
        }
        return caller.role() == InstanceRole.ADMIN
                ? Set.of(Role.ADMIN)
                : Set.copyOf(members.rolesOf(project, caller.userId()));
    }

    /** The same for each of the projects that the caller may look into. */
    @ReadOnly
    public Map<UUID, Set<Role>> roles(Caller caller) {
        Map<UUID, Set<Role>> all = caller.role() == InstanceRole.ADMIN
                ? projects.findAllOrderByName().stream()
                        .collect(Collectors.toMap(ProjectEntity::getId, _ -> Set.of(Role.ADMIN)))
                : members.rolesOf(caller.userId());
        return all.entrySet().stream()
                .filter(entry -> isOpen(caller, entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The projects that the caller may look into. */
    @ReadOnly
    public List<Project> list(Caller caller) {
        List<ProjectEntity> visible = caller.role() == InstanceRole.ADMIN
                ? projects.findAllOrderByName()
                : projects.findByIdInOrderByName(members.projectsOf(caller.userId()));
        return visible.stream()
                .filter(project -> isOpen(caller, project.getId()))
                .map(Projects::toProject)
                .toList();
    }

    /** The ids of the projects that the caller may look into. */
    @ReadOnly
    public Set<UUID> visible(Caller caller) {
        return list(caller).stream()
                .flatMap(project -> projects.findByName(project.name().value()).stream())
                .map(ProjectEntity::getId)
                .collect(Collectors.toSet());
    }

    @ReadOnly
    public Project get(ProjectRef project) {
        return projects.findById(project.id()).map(Projects::toProject).orElseThrow(() -> notFound(project.name()));
    }

    /** Makes a project, with its maker as its administrator. */
    @Transactional
    public Project create(Caller caller, NewProject project) {
        requireAdministrator(caller);
        return create(caller.userId(), caller.actor(), project);
    }

    @ReadOnly
    public Optional<Slug> nameOf(UUID project) {
        return projects.findById(project).map(entity -> new Slug(entity.getName()));
    }

    /** Throws unless the caller is an administrator of the installation, with a token that opens all of it. */
    public static void requireAdministrator(Caller caller) {
        if (caller.role() != InstanceRole.ADMIN || caller.onlyProject().isPresent()) {
            throw new ProblemException(new Problem.Forbidden(Message.of("forbidden")));
        }
    }

    Project create(UUID owner, Audit.Actor actor, NewProject project) {
        String zone = project.timeZone() == null ? "UTC" : project.timeZone();
        requireZone(zone);
        String title = project.title() == null || project.title().isBlank()
                ? project.name().value()
                : project.title();
        if (projects.findByName(project.name().value()).isPresent()) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("access.project-taken", "name", project.name().value())));
        }
        ProjectEntity entity =
                projects.save(new ProjectEntity(ids.next(), project.name().value(), title, zone, clock.instant()));
        var ref = new ProjectRef(entity.getId(), project.name());
        members.set(ref.id(), owner, Set.of(Role.ADMIN));
        hooks.forEach(hook -> hook.created(ref, actor));
        audit.record(
                actor, ref.id(), "project.created", Map.of("project", ref.name().value()));
        return toProject(entity);
    }

    private void requireRight(Caller caller, ProjectRef project, Right right, Supplier<ProblemException> absent) {
        Set<Right> rights = rights(caller, project.id());
        if (rights.isEmpty()) {
            throw absent.get();
        }
        if (!rights.contains(right)) {
            throw new ProblemException(new Problem.Forbidden(Message.of("forbidden")));
        }
    }

    private Set<Right> rights(Caller caller, UUID project) {
        if (!isOpen(caller, project)) {
            return Set.of();
        }
        if (caller.role() == InstanceRole.ADMIN) {
            return EnumSet.allOf(Right.class);
        }
        return Right.of(Set.copyOf(members.rolesOf(project, caller.userId())));
    }

    private static boolean isOpen(Caller caller, UUID project) {
        return caller.onlyProject().isEmpty() || caller.onlyProject().get().equals(project);
    }

    private static void requireZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.Invalid.field("timeZone", "access.time-zone", "value", zone));
        }
    }

    private static ProblemException notFound(Slug project) {
        return new ProblemException(new Problem.NotFound("project", project.value()));
    }

    private static Project toProject(ProjectEntity entity) {
        return new Project(new Slug(entity.getName()), entity.getTitle(), entity.getTimeZone(), entity.getCreatedAt());
    }
}
