-- What a file names: classes and functions of a pickle, operators of an ONNX graph.
alter table file_verdict add column names jsonb not null default '[]';
