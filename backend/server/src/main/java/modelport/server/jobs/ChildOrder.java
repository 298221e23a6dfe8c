package modelport.server.jobs;

import java.time.Duration;

/**
 * What a child process is given.
 *
 * @param input JSON-writable; paths in it are readable by the child
 * @param heapMegabytes its {@code -Xmx}
 * @param limit it is killed after so long
 */
public record ChildOrder(Object input, int heapMegabytes, Duration limit) {}
