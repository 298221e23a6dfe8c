package modelport.launcher.settings;

import java.time.Duration;

/** How people and programs sign in. */
public record Access(
        @Setting(
                name = "SESSION_IDLE",
                kind = Kind.DURATION,
                standard = "8h",
                property = "modelport.access.session-idle",
                says = "A session ends when it is not used for so long.")
        Duration sessionIdle,

        @Setting(
                name = "SESSION_MAX",
                kind = Kind.DURATION,
                standard = "7d",
                property = "modelport.access.session-max",
                says = "A session ends after so long in any case.")
        Duration sessionMax,

        @Setting(
                name = "TOKEN_MAX",
                kind = Kind.DURATION,
                standard = "365d",
                property = "modelport.access.token-max",
                says = "The longest life of a token for a program.")
        Duration tokenMax,

        @Setting(
                name = "PASSWORD_MIN",
                kind = Kind.COUNT,
                standard = "12",
                property = "modelport.access.password-min",
                says = "The shortest password, in characters.")
        int passwordMin,

        @Setting(
                name = "LOGIN_ATTEMPTS",
                kind = Kind.COUNT,
                standard = "10",
                property = "modelport.access.login-attempts",
                says = "So many wrong passwords per name are answered within LOGIN_WINDOW; then it is closed.")
        int loginAttempts,

        @Setting(
                name = "LOGIN_WINDOW",
                kind = Kind.DURATION,
                standard = "15m",
                property = "modelport.access.login-window",
                says = "How long a wrong password counts.")
        Duration loginWindow) {}
