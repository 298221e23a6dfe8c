package modelport.server.access.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.access.Member;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewProject;
import modelport.contract.access.Project;
import modelport.server.access.Caller;
import modelport.server.access.Members;
import modelport.server.access.Projects;
import modelport.server.access.Right;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects")
@ExecuteOn(TaskExecutors.BLOCKING)
@io.swagger.v3.oas.annotations.tags.Tag(name = "Access")
final class ProjectsController {
    private final Projects projects;
    private final Members members;

    ProjectsController(Projects projects, Members members) {
        this.projects = projects;
        this.members = members;
    }

    /**
     * Lists the projects that the caller may look into.
     *
     * @return in the order of their names
     */
    @Get
    List<Project> list(@Parameter(hidden = true) Caller caller) {
        return projects.list(caller);
    }

    /**
     * Makes a project; for administrators of the installation.
     *
     * @param project what it shall be
     * @return what it is
     */
    @Post
    HttpResponse<Project> create(@Parameter(hidden = true) Caller caller, @Body NewProject project) {
        Project made = projects.create(caller, project);
        return HttpResponse.created(made, URI.create("/api/v1/projects/" + made.name()));
    }

    /**
     * Finds a project.
     *
     * @param project its name
     * @return what it is
     */
    @Get("/{project}")
    Project get(@Parameter(hidden = true) Caller caller, Slug project) {
        return projects.get(projects.require(caller, project, Right.READ));
    }

    /**
     * Lists who belongs to a project.
     *
     * @param project its name
     * @return in the order of their names
     */
    @Get("/{project}/members")
    List<Member> members(@Parameter(hidden = true) Caller caller, Slug project) {
        return members.list(projects.require(caller, project, Right.READ));
    }

    /**
     * Gives somebody exactly these roles in a project; for its administrators.
     *
     * @param project its name
     * @param member who, and which roles
     * @return the member
     */
    @Post("/{project}/members")
    Member setMember(@Parameter(hidden = true) Caller caller, Slug project, @Body MemberRoles member) {
        return members.set(caller, projects.require(caller, project, Right.ADMINISTER), member);
    }

    /**
     * Takes somebody out of a project; for its administrators.
     *
     * @param project its name
     * @param username who
     */
    @Delete("/{project}/members/{username}")
    @Status(HttpStatus.NO_CONTENT)
    void removeMember(@Parameter(hidden = true) Caller caller, Slug project, String username) {
        members.remove(caller, projects.require(caller, project, Right.ADMINISTER), username);
    }
}
