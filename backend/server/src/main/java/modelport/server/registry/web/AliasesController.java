package modelport.server.registry.web;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import modelport.contract.Page;
import modelport.contract.Slug;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.registry.AliasMove;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Paging;
import modelport.server.registry.Aliases;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/models/{model}/aliases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Aliases")
final class AliasesController {
    private final Projects projects;
    private final Aliases aliases;

    AliasesController(Projects projects, Aliases aliases) {
        this.projects = projects;
        this.aliases = aliases;
    }

    /**
     * Lists the aliases of a model.
     *
     * @param project the project's name
     * @param model the model's name
     * @return in the order of their names
     */
    @Get
    List<Alias> list(@Parameter(hidden = true) Caller caller, Slug project, Slug model) {
        return aliases.list(projects.require(caller, project, Right.READ), model);
    }

    /**
     * Lets an alias point to a version that is READY; another place than the one that the caller expects answers 409
     * and names it. An alias that only releases move, such as champion, answers 403.
     *
     * @param project the project's name
     * @param model the model's name
     * @param alias the alias's name
     * @param move the version, and where the alias points now
     * @return the alias
     */
    @Put("/{alias}")
    Alias move(@Parameter(hidden = true) Caller caller, Slug project, Slug model, Slug alias, @Body AliasMove move) {
        return aliases.move(caller, projects.require(caller, project, Right.WRITE), model, alias, move);
    }

    /**
     * Lists where an alias pointed, and when.
     *
     * @param project the project's name
     * @param model the model's name
     * @param alias the alias's name
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first; each begins when the one before it ended
     */
    @Get("/{alias}/history")
    Page<AliasInterval> history(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            Slug model,
            Slug alias,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String after) {
        return aliases.history(
                projects.require(caller, project, Right.READ), model, alias, Paging.request(limit, after, null));
    }
}
