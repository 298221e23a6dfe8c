package modelport.contract;

import java.util.UUID;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionAccepted;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.NewCompression;
import modelport.contract.compression.Promotion;
import modelport.contract.registry.Version;
import org.jspecify.annotations.Nullable;

/** Compressions: searches for smaller versions of a version. */
public interface CompressionsApi {
    /** Starts to try recipes on a ready version. Cancelling the job stops it and keeps what was found. */
    CompressionAccepted create(Slug project, Slug model, int version, NewCompression compression);

    /** With candidates as far as they are measured. */
    Compression get(Slug project, UUID compression);

    /** The newest first; of one model and one of its versions where they are given. */
    Page<Compression> list(Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page);

    /** Makes a measured candidate a version; again it gives the same version. */
    Version promote(Slug project, UUID compression, UUID candidate, Promotion promotion);

    /** How a version was made by a compression; throws {@link Problem.NotFound} for any other version. */
    Derivation derivation(Slug project, Slug model, int version);
}
