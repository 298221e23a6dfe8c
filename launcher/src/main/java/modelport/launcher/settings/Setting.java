package modelport.launcher.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One variable: its name after {@code MODELPORT_}, and what it is for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
    String name();

    Kind kind() default Kind.TEXT;

    /** Taken when the variable is not set; empty for those that may stay away. */
    String standard() default "";

    /** What happens when there is no value, where that is not the standard. */
    String otherwise() default "";

    String says();

    /** What the server's own configuration calls it, if the value is passed on as it is. */
    String property() default "";

    /** A secret may also be named by a file, in {@code MODELPORT_NAME_FILE}; it is never shown. */
    boolean secret() default false;
}
