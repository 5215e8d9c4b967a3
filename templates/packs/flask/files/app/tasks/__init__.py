from app.tasks.routes import blp

__all__ = ["blp"]
