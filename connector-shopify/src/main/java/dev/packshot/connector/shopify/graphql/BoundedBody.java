package dev.packshot.connector.shopify.graphql;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** Buffers a body, but not more of it than was said. */
final class BoundedBody implements BodyCodec<Buffer> {
    private final int mostBytes;

    BoundedBody(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void create(Handler<AsyncResult<BodyStream<Buffer>>> created) {
        Handler<AsyncResult<BodyStream<Buffer>>> counting = made -> created.handle(made.map(Counted::new));
        BodyCodec.buffer().create(counting);
    }

    private final class Counted implements BodyStream<Buffer> {
        private final BodyStream<Buffer> buffered;
        private long bytes;

        Counted(BodyStream<Buffer> buffered) {
            this.buffered = buffered;
        }

        @Override
        public Future<Void> write(Buffer data) {
            bytes += data.length();
            return bytes > mostBytes ? Future.failedFuture(new AnswerGuard.TooLong()) : buffered.write(data);
        }

        @Override
        public void write(Buffer data, Handler<AsyncResult<Void>> written) {
            write(data).onComplete(written);
        }

        @Override
        public Future<Buffer> result() {
            return buffered.result();
        }

        @Override
        public void handle(Throwable failure) {
            buffered.handle(failure);
        }

        @Override
        public void end(Handler<AsyncResult<Void>> ended) {
            buffered.end(ended);
        }

        @Override
        public BodyStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
            buffered.exceptionHandler(handler);
            return this;
        }

        @Override
        public BodyStream<Buffer> setWriteQueueMaxSize(int maxSize) {
            buffered.setWriteQueueMaxSize(maxSize);
            return this;
        }

        @Override
        public boolean writeQueueFull() {
            return buffered.writeQueueFull();
        }

        @Override
        public BodyStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
            buffered.drainHandler(handler);
            return this;
        }
    }
}
