package modelport.server.tuning.internal;

import modelport.contract.registry.Samples;
import modelport.server.imports.Inspection;

/**
 * What is known of a winner's files until they become a version.
 *
 * @param samples rows to try the model with
 */
public record WinnerContent(Inspection content, Samples samples) {}
