package org.charterflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * Tests of what holds at the beginning: the rules as the files have them, offices held since before the first day, and
 * COIA's fee waived until the end of 2026. The other tests share database and clock with them, amend rules and let more
 * than a year pass.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
public @interface RunsFirst {}
