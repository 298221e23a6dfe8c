package modelport.launcher.settings;

import java.time.Duration;

/** How much may come in, and what stays free. */
public record Storage(
        @Setting(
                name = "UPLOAD_MAX",
                kind = Kind.BYTES,
                standard = "50GB",
                property = "modelport.upload.max",
                says = "The largest file that an upload may be.")
        Bytes uploadMax,

        @Setting(
                name = "UPLOAD_EXPIRES",
                kind = Kind.DURATION,
                standard = "48h",
                property = "modelport.upload.expires",
                says = "An upload that nobody goes on with is dropped after so long.")
        Duration uploadExpires,

        @Setting(
                name = "STORAGE_RESERVE",
                kind = Kind.BYTES,
                standard = "5GB",
                property = "modelport.storage-reserve",
                says = "Disk space that uploads leave free; below it they are refused, and everything else goes on.")
        Bytes reserve) {}
