package modelport.server.release;

import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.Policy;

/**
 * An environment under the newest of its policies.
 *
 * @param id identity
 * @param name name in addresses
 * @param policyNumber counts the environment's policies from 1
 * @param policy the rules
 * @param policyDigest digest of the rules
 */
public record EnvironmentRef(UUID id, Slug name, int policyNumber, Policy policy, String policyDigest) {}
