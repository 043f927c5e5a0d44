package dev.packshot.connector;

/**
 * Why a setting can't be used.
 *
 * @param key whose value
 * @param found what was given, or {@code nothing}; never a secret
 * @param remedy a sentence that says what to give instead
 */
public record SettingProblem(String key, String found, String remedy) {}
