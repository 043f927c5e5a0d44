package dev.packshot.engine.api;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that starts something and may be called again without starting it twice: the caller sends
 * {@code Idempotency-Key}, and the same key from the same caller is answered with the first answer for a day. What it starts
 * joins the transaction that the answer is kept in.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
