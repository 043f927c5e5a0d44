package dev.packshot.engine.media.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A real S3 server over a folder, as a process of its own on loopback. It checks signatures. */
record S3Proxy(Process process, URI address) implements AutoCloseable {
    static final String IDENTITY = "tester";
    static final String SECRET = "a-secret-of-the-test";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    static S3Proxy start(Path folder) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port);
        Files.createDirectories(folder.resolve("buckets"));
        Path properties = folder.resolve("s3proxy.properties");
        var settings = new Properties();
        settings.setProperty("s3proxy.endpoint", address.toString());
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", IDENTITY);
        settings.setProperty("s3proxy.credential", SECRET);
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty(
                "jclouds.filesystem.basedir", folder.resolve("buckets").toString());
        try (var out = Files.newOutputStream(properties)) {
            settings.store(out, null);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target/s3proxy/s3proxy.jar").toAbsolutePath().toString(),
                        "--properties",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        var server = new S3Proxy(process, address);
        server.await(folder);
        return server;
    }

    private void await(Path folder) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && process.isAlive()) {
            try (var reached = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
                if (reached.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("S3Proxy didn't start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
