package modelport.server.access.internal;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** What costs an attacker time would cost a thousand tests the same. */
@Singleton
@Replaces(Passwords.class)
class QuickPasswords extends Passwords {
    QuickPasswords() {
        super(Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID));
    }
}
