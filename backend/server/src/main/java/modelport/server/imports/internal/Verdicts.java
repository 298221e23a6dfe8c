package modelport.server.imports.internal;

import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionFile;
import modelport.formats.ScannedFile;

/** What a scan said of a file, in the words of the contract. */
final class Verdicts {
    private Verdicts() {}

    static VersionFile of(ScannedFile file, String sha256) {
        Message reason = Optional.ofNullable(file.reason()).map(Reasons::of).orElse(null);
        return new VersionFile(
                file.path(), file.size(), sha256, file.kind().code(), of(file.verdict()), reason, file.names());
    }

    private static Verdict of(ScannedFile.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> Verdict.ACCEPTED;
            case IGNORED -> Verdict.IGNORED;
            case REFUSED -> Verdict.REFUSED;
        };
    }
}
