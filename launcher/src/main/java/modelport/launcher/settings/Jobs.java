package modelport.launcher.settings;

import java.time.Duration;

/** How jobs run on this node. */
public record Jobs(
        @Setting(
                name = "JOB_LEASE",
                kind = Kind.DURATION,
                standard = "30s",
                property = "modelport.job.lease",
                says = "A job whose worker says nothing for so long is given to another one.")
        Duration lease,

        @Setting(
                name = "JOB_HEARTBEAT",
                kind = Kind.DURATION,
                standard = "5s",
                property = "modelport.job.heartbeat",
                says = "How often a worker says that it is alive.")
        Duration heartbeat,

        @Setting(
                name = "JOB_CHILDREN",
                kind = Kind.COUNT_OR_ZERO,
                standard = "0",
                property = "modelport.job.children",
                says = "So many jobs run in processes of their own; 0 means half of the processors, at least one.")
        int children,

        @Setting(
                name = "JOB_LOG_MAX",
                kind = Kind.BYTES,
                standard = "10MB",
                property = "modelport.job.log-max",
                says = "The log of a job ends after so many bytes.")
        Bytes logMax) {}
