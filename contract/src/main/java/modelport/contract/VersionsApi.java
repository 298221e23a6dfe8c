package modelport.contract;

import java.io.InputStream;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionChange;

/** Versions: what there is of a model. */
public interface VersionsApi {
    /** Makes a version of finished uploads and starts its import. */
    VersionAccepted create(Slug project, Slug model, NewVersion version);

    Version get(Slug project, Slug model, int number);

    /** The newest first. */
    Page<Version> list(Slug project, Slug model, PageRequest page);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Version change(Slug project, Slug model, int number, long rowVersion, VersionChange change);

    /** The bytes of one of its files; the caller closes them. */
    InputStream file(Slug project, Slug model, int number, String path);

    /** Tries it: body and answer are those of an endpoint's {@code /predict}. */
    Answer predict(Slug project, Slug model, int number, String json);
}
