from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

from app.database import Base
from app.problems import ProblemApi

# What was read or written stays usable after a commit.
db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate()
api = ProblemApi()
