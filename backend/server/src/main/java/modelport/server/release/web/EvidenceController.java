package modelport.server.release.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.PreviousLook;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.Languages;
import modelport.server.http.ZipStream;
import modelport.server.release.EvidencePacks;
import modelport.server.release.ReleaseEdits;
import modelport.server.release.ReleaseLooks;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/releases/{release}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Releases")
final class EvidenceController {
    private static final long NEVER = 0;

    private final Projects projects;
    private final ReleaseLooks looks;
    private final ReleaseEdits edits;
    private final EvidencePacks packs;

    EvidenceController(Projects projects, ReleaseLooks looks, ReleaseEdits edits, EvidencePacks packs) {
        this.projects = projects;
        this.looks = looks;
        this.edits = edits;
        this.packs = packs;
    }

    /**
     * Says that the caller sees the release as it is, and tells what they had seen before it last changed.
     *
     * @param project the project's name
     * @param release its identity
     * @return what was there then; nothing where it has not changed since their first look
     */
    @Post("/look")
    PreviousLook look(@Parameter(hidden = true) Caller caller, Slug project, UUID release) {
        return looks.look(caller, projects.require(caller, project, Right.READ), release);
    }

    /**
     * Packs everything about a release into one archive: the report, the documents that its digests stand for, and
     * entries of the audit log with their links. That somebody made it is written down. Addresses of requests are in it
     * for the project's administrators only.
     *
     * @param project the project's name
     * @param release its identity
     * @return the archive, in the language that Accept-Language asks for
     */
    @Get("/evidence.zip")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = "string", format = "binary", description = "The archive")))
    HttpResponse<?> pack(@Parameter(hidden = true) Caller caller, Slug project, UUID release, HttpRequest<?> request) {
        ProjectRef found = current(caller, project, release);
        List<ZipStream.Entry> files = packs.files(caller, found, release, Languages.of(request));
        var archive = new StreamedFile(new ZipStream(files), MediaType.of("application/zip"))
                .attach("evidence-" + release + ".zip");
        return HttpResponse.ok(archive).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * Writes the report of the evidence pack alone, as one page to print without anything from elsewhere.
     *
     * @param project the project's name
     * @param release its identity
     * @return the page, in the language that Accept-Language asks for
     */
    @Get("/evidence.html")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(type = "string", description = "The page")))
    HttpResponse<?> report(
            @Parameter(hidden = true) Caller caller, Slug project, UUID release, HttpRequest<?> request) {
        ProjectRef found = current(caller, project, release);
        byte[] page =
                packs.report(caller, found, release, Languages.of(request)).getBytes(StandardCharsets.UTF_8);
        var body = new StreamedFile(
                new ByteArrayInputStream(page), MediaType.of("text/html; charset=utf-8"), NEVER, page.length);
        return HttpResponse.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    /** Comes under the newest truth first, as on the release's own page. */
    private ProjectRef current(Caller caller, Slug project, UUID release) {
        ProjectRef found = projects.require(caller, project, Right.READ);
        edits.refresh(found, release);
        return found;
    }
}
